"""What can be wrong at the door: with the place, with files that are to be read, with output that is to be written."""

from stonehand.model.fault import Fault

_ORDER = "A command never guesses which of several things was meant"
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
        "workspace/missing-file",
        "A file is not there",
        "A part the issue or the layout cannot do without is missing from the workspace.",
        _ORDER,
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
)
