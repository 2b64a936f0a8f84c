"""The faults of deliveries: what must not be sent, and what does not arrive as it was sent."""

from stonehand.model.fault import Fault

_PROOFED = "House rule: what was proofed is what is sent"
_RECORD = "House rule: a revision letter stands for one file"
_SAFE = "OWASP: archives of strangers (bombs, paths that lead out, links)"

FAULTS: tuple[Fault, ...] = (
    Fault(
        "delivery/no-build",
        "There is no build to send",
        "`package` sends the press file somebody has looked at. It makes none itself, for then nobody would have.",
        _PROOFED,
    ),
    Fault(
        "delivery/press-stale",
        "The press file is not of the last build",
        "The last build found errors, or made single pages. What lies in press/ is of an earlier one, and not what the report and "
        "the proofs show.",
        _PROOFED,
    ),
    Fault(
        "delivery/press-altered",
        "The press file was changed after the build",
        "Its checksum is not the one the build wrote into its report. Somebody saved it anew, or it was damaged.",
        _PROOFED,
    ),
    Fault(
        "delivery/other-press",
        "The build was made for another press",
        "Ink, colour and marks are those of the press it was built for. On another they are wrong in ways nobody sees on a screen.",
        _PROOFED,
    ),
    Fault(
        "delivery/sources-changed",
        "Copy, layout or profile changed since the build",
        "The file to be sent is not of the issue as it stands: a correction made since would not be in the paper.",
        _PROOFED,
    ),
    Fault(
        "delivery/name-template",
        "The template of file names cannot be filled in",
        "`file_name` of a press profile takes known fields alone. A misspelt one would come out in the names of all files.",
        "Printers' sheets: Gazette Press, Warners, Spotpress",
    ),
    Fault(
        "delivery/unsafe-name",
        "A file's name holds what plants cannot read",
        "On its way a file passes mail, servers and three kinds of computers. Letters, digits, `.`, `_` and `-` pass all of them.",
        "Warners: none of / : ; @ *",
    ),
    Fault(
        "delivery/long-name",
        "A file's name is too long",
        "The plant's software cuts it off, and two pages have one name.",
        "Warners: 27 characters at most",
    ),
    Fault(
        "delivery/same-name",
        "Two pages would have one name",
        "The second takes the place of the first, and a page is printed twice. Capitals are no difference to many systems.",
        "House rule",
    ),
    Fault(
        "delivery/nothing-sent",
        "There is nothing to replate",
        "A replate takes the place of a page the shop holds. To this press nothing was sent yet.",
        _RECORD,
    ),
    Fault(
        "delivery/others-differ",
        "Another page is not as it was sent",
        "A replate changes one page of a paper that is on the press. If another differs as well, the shop would print that one as "
        "it was, and nobody would know.",
        _RECORD,
    ),
    Fault(
        "delivery/nothing-to-replate",
        "The page is as it was sent",
        "A new plate of the same page costs money and stops a press. Most likely the change was not built.",
        _RECORD,
    ),
    Fault(
        "delivery/not-all-checked",
        "Rules of preflight were skipped",
        "What could not be looked at does not count as passed. Most often it is the ink, where neither mutool nor Ghostscript is "
        "installed; `stonehand doctor` tells.",
        "House rule",
    ),
    Fault(
        "delivery/bad-archive",
        "The archive is broken",
        "It is no zip, or was cut short or damaged on its way. A page from it may be half a page.",
        "PKWARE APPNOTE 6.3",
    ),
    Fault(
        "delivery/archive-too-large",
        "The archive is larger than any delivery",
        "A few kilobytes can unfold to gigabytes. Nothing of it was unpacked.",
        _SAFE,
    ),
    Fault(
        "delivery/bad-entry",
        "The archive holds what no delivery does",
        "Names that lead out of the folder, links, locked files, the same name twice: none of it comes from `stonehand package`.",
        _SAFE,
    ),
    Fault(
        "delivery/checksum",
        "A file is not the one that was packed",
        "Its SHA-256 is not the one in SHA256SUMS: it was damaged, or changed by somebody.",
        "FIPS 180-4",
    ),
    Fault(
        "delivery/archive-differs",
        "The archive, its sums and its ticket disagree",
        "Every file has its sum and every sum its file; the ticket names the pages that are there. Otherwise a page is missing, or "
        "one too many.",
        "House rule",
    ),
)
