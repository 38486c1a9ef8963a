"""Great Expectations without what we never use of it: import this before it.

SciPy's statistics and Altair's charts are for expectations that no table of ours has; the first
look into them loads them. SQLAlchemy, boto3 and Spark are for data in databases, clouds and
clusters, where we hand over rows: Great Expectations takes them where they are installed, and does
without elsewhere. All of these would take more than half of the time of its import.
"""

from __future__ import annotations

from parley.schemas.imports import put_off, unseen

_UNUSED = ("altair", "scipy.stats")
_OF_OTHER_SOURCES = ("sqlalchemy", "boto3", "botocore", "pyspark")

with put_off(*_UNUSED), unseen(*_OF_OTHER_SOURCES):
    import great_expectations  # noqa: F401
