"""The issue that tests of the reader's PDF read, made once by each worker of pytest."""

import pytest
from reader_issue import ReaderIssue, make_reader_issue


@pytest.fixture(scope="session")
def reader(tmp_path_factory: pytest.TempPathFactory) -> ReaderIssue:
    """The sample issue with links in its copy, and its file for readers."""
    return make_reader_issue(tmp_path_factory.mktemp("reader"))
