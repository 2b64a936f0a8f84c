"""What can be wrong at the door: with the place, with files that are to be read, with output that is to be written."""

from stonehand.model.fault import Fault

_ORDER = "A command never guesses which of several things was meant"
_HISTORY = "Revisions are read object by object; no hook, filter or link of a repository has a say"
_ESCAPES = "CVE-2024-28184 (WeasyPrint) and the like: files read through links and addresses"

FAULTS = (
    Fault(
        "workspace/another-build",
        "Another build is writing the same output",
        "Two builds into one folder would mix their files. The lock is the system's own: a killed build holds none.",
        _ORDER,
    ),
    Fault(
        "workspace/bad-name",
        "A name does not have its form",
        "An issue is called by its date and an article by its slug, since both become addresses and file names.",
        "RFC 3986, unreserved characters; ISO 8601 dates",
    ),
    Fault(
        "workspace/exists",
        "There is something of that name already",
        "What is new never overwrites what is there: it may be the only copy of somebody's work.",
        _ORDER,
    ),
    Fault(
        "workspace/git-failed",
        "Git could not answer",
        "Revisions are read through git alone. What it said is in the finding.",
        _HISTORY,
    ),
    Fault(
        "workspace/lfs-pointer",
        "A picture of that revision lies in Git LFS",
        "Only a pointer is in the repository, and filters are never run on untrusted copy, so the picture is not there.",
        _HISTORY,
    ),
    Fault(
        "workspace/missing-file",
        "A file is not there",
        "A part the issue or the layout cannot do without is missing from the workspace.",
        _ORDER,
    ),
    Fault(
        "workspace/no-git",
        "There is no git",
        "Revisions of an issue can only be read through git.",
        _HISTORY,
    ),
    Fault(
        "workspace/no-history",
        "The workspace is not under version control",
        "It has no revisions to compare with, and nothing has changed since any of them.",
        _HISTORY,
    ),
    Fault(
        "workspace/no-issue",
        "There is no issue yet",
        "The workspace has no folder under issues/, so there is nothing to build.",
        _ORDER,
    ),
    Fault(
        "workspace/no-workspace",
        "This is not a paper's folder",
        "The workspace is the nearest folder upwards that holds layouts/ and issues/; none was found.",
        _ORDER,
    ),
    Fault(
        "workspace/not-a-file",
        "A pipe, a device or a folder stands where a file should",
        "Reading a pipe can hang a build for ever, and reading a device can do harm.",
        "POSIX, open(): FIFOs and devices block or act",
    ),
    Fault(
        "workspace/not-empty",
        "The folder for a new workspace holds something",
        "A new workspace is only made where nothing can be overwritten or mixed up.",
        _ORDER,
    ),
    Fault(
        "workspace/not-utf-8",
        "A layout's text is not UTF-8",
        "In another encoding letters beyond ASCII would come out as others, in the furniture of every page.",
        "CSS Syntax Module Level 3, section 3.2: UTF-8 is the encoding to write",
    ),
    Fault(
        "workspace/output-not-written",
        "The output could not be written",
        "The disk is full, or the folder may not be written to. New files are made aside and moved into place only when "
        "whole, so what stood there before is untouched.",
        "POSIX, rename(): atomic",
    ),
    Fault(
        "workspace/outside",
        "A file leads out of the workspace",
        "A paper is built from what lies in its folder: a link or a name that leads out could print a secret of the "
        "machine, and would be missing on every other one.",
        _ESCAPES,
    ),
    Fault(
        "workspace/too-large",
        "A file is too large",
        "No text of a paper has 10 MB and no picture 200 MB; such a file is a mistake, and reading it would take the memory of "
        "the build.",
        "Limits of this program",
    ),
    Fault(
        "workspace/unknown-issue",
        "There is no issue of that name",
        "An issue is named by its folder under issues/, or by a path to it or into it.",
        _ORDER,
    ),
    Fault(
        "workspace/unknown-layout",
        "There is no layout of that name",
        "`paper` names a folder under layouts/ that holds a layout.yaml.",
        _ORDER,
    ),
    Fault(
        "workspace/unknown-press-profile",
        "There is no press profile of that name",
        "`press` names a file under layouts/press/, or one of the profiles that come with the program.",
        _ORDER,
    ),
    Fault(
        "workspace/summary-not-shown",
        "The summary of a step could not be appended",
        "A build machine names the file it shows of a step. What could not be written whole is taken back, so that nobody reads "
        "half of it; the summary stands in the output folder all the same.",
        "GitHub Actions: GITHUB_STEP_SUMMARY",
    ),
    Fault(
        "workspace/unreadable",
        "A file or folder cannot be read",
        "The system refuses it: no permission, a link that leads in a circle, a failing disk.",
        "POSIX, open()",
    ),
    Fault(
        "workspace/which-issue",
        "It is not clear which issue is meant",
        "There are several, and the current folder is in none of them.",
        _ORDER,
    ),
    Fault(
        "workspace/which-layout",
        "It is not clear which paper a new issue is of",
        "The workspace has layouts of several papers.",
        _ORDER,
    ),
    Fault(
        "workspace/not-taken-out",
        "A link or submodule of that revision was left out",
        "A link could lead anywhere on this machine, and a submodule is another repository.",
        _HISTORY,
    ),
    Fault(
        "workspace/revision-too-large",
        "A revision holds more than a paper",
        "What a pull request adds could fill the disk before anybody looks at it.",
        _HISTORY,
    ),
    Fault(
        "workspace/unknown-revision",
        "There is no such revision",
        "A revision is a commit, a branch, a tag, or what leads to one, such as HEAD~1. A shallow clone knows few.",
        _ORDER,
    ),
)
