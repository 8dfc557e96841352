# kg in a container: it needs no network to run, and is not root. Build it once, with a network:
#
#   docker build -t kg .
#
# and then, in the folder that holds your articles:
#
#   docker run --rm --network none --user "$(id -u):$(id -g)" -v "$PWD:/work" kg build articles -o exports
#
# An export must lie inside the folder that is mounted, as it takes the place of an older one by renaming.

FROM python:3.12-slim AS installed
WORKDIR /src
COPY pyproject.toml README.md LICENSE ./
COPY kg kg
COPY seeds seeds
COPY ontology ontology
RUN python -m venv /opt/kg
RUN /opt/kg/bin/pip install --no-cache-dir .

FROM python:3.12-slim
COPY --from=installed /opt/kg /opt/kg
ENV PATH=/opt/kg/bin:$PATH HOME=/tmp PYTHONDONTWRITEBYTECODE=1
WORKDIR /work
USER 10001:10001
ENTRYPOINT ["kg"]
CMD ["--help"]
