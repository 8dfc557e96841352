"""Saved pages in the manner of ten kinds of news site, each with a story and what stands around it."""

import json
from collections.abc import Callable
from html import escape

from tests.articles.news_stories import Story

SECTIONS = ("Home", "World", "Politics", "Business", "Sport", "Culture", "Opinion", "Video")
COOKIES = '<div id="cookie-consent" class="cookie-banner"><p>We and our partners use cookies to improve your experience. By continuing you accept our privacy policy.</p><button>Accept all</button><button>Manage settings</button></div>'
SCRIPT = "<script>window.dataLayer=window.dataLayer||[];function gtag(){dataLayer.push(arguments);}</script><style>.a{color:red}</style>"
FOOTER = '<footer class="site-footer"><ul><li><a href="/about">About us</a></li><li><a href="/contact">Contact</a></li><li><a href="/terms">Terms of use</a></li></ul><p>© 2025 All rights reserved. No part of this page may be copied without our consent.</p></footer>'
LETTER = '<div class="newsletter-signup"><h3>Sign up for our daily newsletter</h3><p>Get the most important stories in your inbox every morning.</p><form><input type="email"><button>Subscribe</button></form></div>'


def nav(tag: str = "nav") -> str:
    items = "".join(f'<li><a href="/{name.lower()}">{name}</a></li>' for name in SECTIONS)
    return f'<{tag} class="main-navigation"><div class="today">Monday, February 3, 2025</div><ul>{items}</ul></{tag}>'


def paragraphs(story: Story, mark: str = "", between: dict[int, str] | None = None) -> str:
    """Return the text, with what is set in after some of its paragraphs."""
    inserted = between or {}
    return "".join(
        f"<p{mark}>{escape(words)}</p>{inserted.get(number, '')}"
        for number, words in enumerate(story.paragraphs)
    )


def teasers(story: Story, start: int, end: int, head: str, kind: str = "aside") -> str:
    items = "".join(
        f'<li><a href="/n/{number}"><h4>{escape(words)}</h4></a><time datetime="2025-02-0{number + 1}T10:00:00Z">{number + 1} Feb 2025</time><p>{escape(words)}, officials said on Sunday.</p></li>'
        for number, words in enumerate(story.teasers[start:end])
    )
    return f'<{kind} class="related-stories"><h3>{head}</h3><ul>{items}</ul></{kind}>'


def comments(story: Story) -> str:
    each = "".join(
        f'<li class="comment"><cite>reader{number}</cite><time>2 hours ago</time><p>{escape(words)}</p><a>Reply</a></li>'
        for number, words in enumerate(story.comments)
    )
    return f'<section id="comments" class="comments-area"><h2>{len(story.comments)} comments</h2><ol>{each}</ol></section>'


def meta(**values: str) -> str:
    return "".join(
        f'<meta property="{name.replace("__", ":")}" content="{escape(value)}">'
        for name, value in values.items()
    )


def linked(story: Story, kind: str = "NewsArticle", **more: object) -> str:
    data = {
        "@context": "https://schema.org", "@type": kind, "headline": story.title, "datePublished": f"{story.day}T08:30:00+00:00",
        "dateModified": "2025-01-15T08:30:00+00:00", "author": {"@type": "Person", "name": story.author}, **more,
    }  # fmt: skip
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def framed(head: str, body: str, lang: str = 'lang="en"') -> str:
    return f'<!DOCTYPE html>\n<html {lang}><head><meta charset="utf-8">{SCRIPT}{head}</head><body>{body}</body></html>'


def blog_engine(story: Story) -> str:
    """Return a newspaper on the commonest blog engine: sidebar, tags, share buttons, comments."""
    head = f"<title>{escape(story.title)} - The Daily Herald</title>" + meta(
        og__title=story.title,
        og__site_name="The Daily Herald",
        article__published_time=f"{story.day}T06:00:00+00:00",
        og__url=f"https://herald.example/{story.number}",
    )
    post = f'<article class="post type-post"><header class="entry-header"><h1 class="entry-title">{escape(story.title)}</h1><div class="entry-meta"><span class="byline">By <a rel="author">{story.author}</a></span> <time class="entry-date published" datetime="{story.day}T06:00:00+00:00">{story.day:%B %d, %Y}</time></div></header><div class="entry-content">{paragraphs(story)}<div class="sharedaddy"><h3>Share this:</h3><ul><li>Facebook</li><li>Twitter</li></ul></div></div><footer class="entry-footer">Tagged <a>world</a>, <a>diplomacy</a></footer></article>'
    side = f'<aside id="secondary" class="widget-area"><section class="widget"><h2>Recent Posts</h2>{teasers(story, 0, 5, "Recent", "div")}</section></aside>'
    return framed(
        head,
        f"{COOKIES}<header>{nav()}</header><main>{post}{comments(story)}</main>{side}{LETTER}{FOOTER}",
    )


def broadcaster(story: Story) -> str:
    """Return a public broadcaster: blocks with data attributes, links between paragraphs."""
    inner = teasers(story, 0, 2, "More on this story", "div").replace(
        "<div", '<div data-component="links-block"'
    )
    text = "".join(
        f'<div data-component="text-block" class="ssrcss-x1"><p class="ssrcss-p1">{escape(words)}</p></div>'
        + (inner if number == 2 else "")
        for number, words in enumerate(story.paragraphs)
    )
    body = f'<main id="main-content"><article><header><h1 id="main-heading">{escape(story.title)}</h1></header><div data-component="byline-block"><time data-testid="timestamp" datetime="{story.day}T11:02:10.000Z">{story.day.day} {story.day:%B %Y}</time></div><figure data-component="image-block"><figcaption>Image caption, A file picture of the capital</figcaption></figure>{text}<section data-component="topic-list"><h2>Related Topics</h2><ul><li>Diplomacy</li><li>Trade</li></ul></section></article>{teasers(story, 2, 8, "Top stories", "section")}{teasers(story, 0, 4, "Most read", "div")}</main>'
    return framed(
        f"<title>{escape(story.title)} - PBN News</title>"
        + linked(story, publisher={"@type": "NewsMediaOrganization", "name": "PBN News"}),
        f"{COOKIES}{nav()}{body}{FOOTER}",
    )


def wire(story: Story) -> str:
    """Return a news agency: a dateline in the text, a hub of other stories inside the body."""
    hub = f'<div class="HubPeek"><div class="title">RELATED COVERAGE</div>{teasers(story, 0, 3, "Related", "div")}</div>'
    body = f'<main class="Page-main"><bsp-story><h1 class="Page-headline">{escape(story.title)}</h1><div class="Page-byline">By <span>{story.author}</span></div><bsp-timestamp data-timestamp="1">Updated 9:00 AM</bsp-timestamp><div class="RichTextStoryBody RichTextBody">{paragraphs(story, between={1: hub, 4: "<div class=Advertisement>Advertisement</div>"})}</div></bsp-story></main><div class="Page-below">{teasers(story, 3, 8, "Most read", "div")}</div>'
    return framed(
        f"<title>{escape(story.title)} | UPW News</title>"
        + linked(story, publisher={"@type": "Organization", "name": "UPW News"})
        + meta(og__site_name="UPW News"),
        f"<header>{nav()}</header>{body}{LETTER}{FOOTER}",
    )


def old_agency(story: Story) -> str:
    """Return a state agency as of 2005: tables, fonts, breaks, no word of itself but the day in the text."""
    links = "".join(
        f'<tr><td><a href="/{number}"><font size="1">{escape(words)}</font></a></td></tr>'
        for number, words in enumerate(story.teasers)
    )
    text = "<br><br>\n".join(escape(words) for words in story.paragraphs)
    return f'<html><head><title>{escape(story.title)}</title><meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head><body bgcolor="#ffffff"><table width="780"><tr><td colspan="3">{nav("div")}</td></tr><tr><td width="150" valign="top"><table>{links}</table></td><td width="480" valign="top"><h1><font face="Arial">{escape(story.title)}</font></h1><span class="date">{story.day.day} {story.day:%B %Y}, 10:02</span><div class="text">{text}</div></td><td width="150"><table>{links}</table></td></tr></table><center><font size="1">Copyright Agency 2005</font></center></body></html>'


def tabloid(story: Story) -> str:
    """Return a tabloid: READ MORE lines, captions, polls, pleas between the paragraphs."""
    more = [
        f'<p><strong>READ MORE: <a href="/x">{escape(words)}</a></strong></p>'
        for words in story.teasers
    ]
    inserted = {
        1: more[0],
        3: f'<figure><img src="a.jpg"><figcaption>A crowd in the capital (Image: Getty Images)</figcaption></figure>{more[1]}',
        5: LETTER,
        6: '<div class="mol-poll"><p>Should your country stay out of it?</p><button>Yes</button><button>No</button></div>',
    }
    told = paragraphs(story, ' class="mol-para"', inserted)
    body = f'<div class="articleContainer"><article class="article-body" itemscope itemtype="http://schema.org/NewsArticle"><h1 itemprop="headline">{escape(story.title)}</h1><p class="author-section">By <a class="author">{story.author}</a></p><p class="byline-section"><span class="article-timestamp-published">Published: <time datetime="{story.day}T20:14:00+0000">20:14, {story.day.day} {story.day:%B %Y}</time></span></p><div itemprop="articleBody">{told}</div></article>{comments(story)}<div class="femail-sidebar">{teasers(story, 2, 8, "EDITORS PICK", "div")}</div></div>'
    return framed(
        f"<title>{escape(story.title)} | Daily Shout Online</title>"
        + meta(
            og__title=story.title,
            og__site_name="Daily Shout",
            article__published_time=f"{story.day}T20:14:00+0000",
        ),
        f"{COOKIES}{nav('div')}{body}{FOOTER}",
    )


def satellite(story: Story) -> str:
    """Return a satellite channel: a list of recommended stories in the body, a source line."""
    inner = f'<div class="more-on"><h2>Recommended Stories</h2><span class="screen-reader-text">list of 3 items</span>{teasers(story, 0, 3, "", "div")}<span class="screen-reader-text">end of list</span></div>'
    body = f'<main id="main-content-area"><header class="article-header"><h1>{escape(story.title)}</h1></header><div class="article-dates"><span class="screen-reader-text">Published On {story.day.day} {story.day:%b %Y}</span><span aria-hidden="true">{story.day.day} {story.day:%b %Y}</span></div><div class="wysiwyg wysiwyg--all-content" aria-live="polite">{paragraphs(story, between={2: inner})}</div><div class="article-source"><span>Source: Sky Channel and news agencies</span></div></main>{teasers(story, 3, 7, "Related", "section")}'
    return framed(
        f"<title>{escape(story.title)} | Diplomacy News | Sky Channel</title>"
        + linked(story)
        + meta(og__site_name="Sky Channel", og__title=story.title),
        f"<header>{nav()}</header>{body}{FOOTER}",
    )


def small_press(story: Story) -> str:
    """Return a small magazine on a static engine: one article, a time, links to the next."""
    body = f'<main><article><h1>{escape(story.title)}</h1><p><time datetime="{story.day}">{story.day:%b} {story.day.day}, {story.day.year}</time> · {story.author} · 4 min read</p><section class="gh-content">{paragraphs(story)}</section></article><nav class="pagination"><a href="/a">← {escape(story.teasers[0])}</a><a href="/b">{escape(story.teasers[1])} →</a></nav></main>'
    return framed(
        f'<title>{escape(story.title)}</title><meta name="author" content="{story.author}"><link rel="canonical" href="https://press.example/{story.number}/">',
        f"<header>{nav()}</header>{body}<footer>Powered by static pages</footer>",
    )


def application(story: Story) -> str:
    """Return a page that a script wrote: nested blocks, hashed names, the state of the program beside it."""
    state = json.dumps({"props": {"story": {"t": story.title}, "more": list(story.teasers)}})
    text = "".join(
        f'<div class="css-53u6y8"><p class="css-at9mc1 evys1bk0">{escape(words)}</p></div>'
        for words in story.paragraphs
    )
    body = f'<div id="app"><div class="css-1q"><div class="css-x9">{nav("div")}</div><main class="css-m1"><article id="story" class="css-1vxca1d"><div class="css-h7"><h1 class="css-8hv">{escape(story.title)}</h1></div><div class="css-d1"><time datetime="{story.day}T12:00:00-05:00" class="css-t1">{story.day:%B} {story.day.day}, {story.day.year}</time></div><section name="articleBody" class="meteredContent css-r7ky0e">{text}</section></article><div class="css-rel">{teasers(story, 0, 6, "More in World", "div")}</div></main></div></div><script id="__DATA__" type="application/json">{state}</script>'
    return framed(
        f"<title>{escape(story.title)} - The New Gazette</title>"
        + linked(story, isAccessibleForFree=False)
        + meta(og__title=story.title, og__site_name="The New Gazette"),
        f"{body}{FOOTER}",
    )


def ministry(story: Story) -> str:
    """Return a government's press release: publisher and day in a list of terms."""
    body = f'<div id="wrapper"><main role="main" id="content"><div class="gem-c-title"><span>Press release</span><h1>{escape(story.title)}</h1></div><dl class="gem-c-metadata"><dt>From:</dt><dd>Ministry of Foreign Affairs</dd><dt>Published</dt><dd>{story.day.day} {story.day:%B %Y}</dd></dl><div class="govspeak">{paragraphs(story)}</div><div class="share-links"><h2>Share this page</h2><ul><li>Facebook</li><li>Twitter</li></ul></div></main><div class="related-content">{teasers(story, 0, 4, "Related content", "nav")}</div></div>'
    head = f'<title>{escape(story.title)} - Ministry</title><meta name="dcterms.issued" content="{story.day}"><meta name="DC.date.issued" content="{story.day}">'
    return framed(
        head,
        f"{COOKIES}<header>{nav()}</header>{body}<div class=feedback><p>Is this page useful?</p><button>Yes</button><button>No</button></div>{FOOTER}",
    )


def content_system(story: Story) -> str:
    """Return a weekly on a content management system: fields, an aside of numbers, a box of the author."""
    box = '<div class="field field--name-field-author-bio"><p>The author covers diplomacy for this paper and has written two books.</p></div>'
    body = f'<div class="region region-content"><article role="article" class="node node--type-article"><h1 class="page-title"><span>{escape(story.title)}</span></h1><div class="node__submitted">Submitted by <span>{story.author}</span> on <span class="created">{story.day:%a}, {story.day:%m/%d/%Y} - 09:15</span></div><div class="node__content"><div class="field field--name-body field--type-text-with-summary">{paragraphs(story)}</div></div>{box}</article></div><div class="region region-sidebar">{teasers(story, 0, 5, "Also in this issue", "div")}</div>{comments(story)}'
    return framed(
        f"<title>{escape(story.title)} | The Weekly</title>"
        + meta(
            article__published_time=f"{story.day}T09:15:00+01:00",
            og__site_name="The Weekly",
            og__type="article",
        ),
        f"{nav('div')}{body}{LETTER}{FOOTER}",
    )


SITES: tuple[Callable[[Story], str], ...] = (
    blog_engine, broadcaster, wire, old_agency, tabloid, satellite, small_press, application, ministry, content_system,
)  # fmt: skip
