# An image from the wheel: `make dist`, then `docker build -t parley .`. What Python needs comes from
# requirements.lock, with its hashes.
FROM python:3.11.14-slim-bookworm AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
COPY requirements.lock /tmp/
COPY dist/parley-*.whl /tmp/
RUN python -m venv /opt/parley \
  && /opt/parley/bin/pip install --require-hashes --no-deps -r /tmp/requirements.lock \
  && /opt/parley/bin/pip install --no-deps /tmp/parley-*.whl

FROM python:3.11.14-slim-bookworm
COPY --from=build /opt/parley /opt/parley
RUN useradd --create-home --uid 10001 parley \
  && install -d -o parley -g parley /data /data/.prefect
USER 10001:10001
WORKDIR /data
VOLUME /data
ENV PATH=/opt/parley/bin:$PATH PARLEY_WAREHOUSE=/data/warehouse PREFECT_HOME=/data/.prefect \
  PREFECT_SERVER_ANALYTICS_ENABLED=false \
  PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE=prefect.server.concurrency.lease_storage.filesystem
HEALTHCHECK --interval=5m --timeout=60s CMD ["parley", "--version"]
ENTRYPOINT ["parley"]
CMD ["--help"]
