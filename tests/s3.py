"""A server of S3 on this machine, for tests: moto's, in a thread."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest


@contextmanager
def s3_server() -> Iterator[str]:
    """An address in a bucket of a server of its own, with what clients take in the environment."""
    moto = pytest.importorskip("moto.server", reason="needs moto's server of S3")
    pytest.importorskip("s3fs", reason="needs parley[cluster]")
    import boto3
    from s3fs import S3FileSystem

    S3FileSystem.clear_instance_cache()  # one of an earlier server would be asked again
    server = moto.ThreadedMotoServer(port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {
            "AWS_ENDPOINT_URL": f"http://{host}:{port}",
            "AWS_ACCESS_KEY_ID": "testing",
            "AWS_SECRET_ACCESS_KEY": "testing",
            "AWS_DEFAULT_REGION": "us-east-1",
        }.items():
            patch.setenv(name, value)
        boto3.client("s3").create_bucket(Bucket="parley")
        try:
            yield "s3://parley/here"
        finally:
            server.stop()
