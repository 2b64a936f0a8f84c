"""The faults of supplied advertisements: why one is kept out of the paper, or looked at twice."""

from stonehand.model.fault import Fault

_SENT = "What is printed must be what was sent, so nothing is mended here. "

FAULTS: tuple[Fault, ...] = (
    Fault(
        "ads/broken",
        "A supplied PDF cannot be read",
        "Its parts do not fit together, or reading it brought down the program that tried. What one reader guesses another does "
        "not, and the press has a third.",
        "House rule",
    ),
    Fault(
        "ads/limit",
        "A supplied PDF wants too much time or memory",
        "It is read in a process of its own that may take 10 seconds and 512 MB. Few real advertisements need a second; some files "
        "are made to need for ever, and others would keep the platesetter busy at midnight.",
        "Measured: a few kilobytes can ask for gigabytes",
    ),
    Fault(
        "ads/encrypted",
        "A supplied PDF is encrypted",
        "A password or a permission stands before what is to be printed. No exchange form for print allows either.",
        "ISO 15930: no Encrypt; X1",
    ),
    Fault(
        "ads/pages",
        "A supplied PDF is not one page",
        "Nobody can tell which of several pages was booked.",
        "GWG 2022 newspaper ads: exactly one page",
    ),
    Fault(
        "ads/size",
        "A supplied PDF is not of the booked size",
        "Scaled, it would not be what was sold: its type would be smaller than agreed and its rules thinner. Its size is that of "
        "the trim box, of the page's where it has none; half a millimetre is allowed for rounding.",
        "House rule; ISO 15930: TrimBox",
    ),
    Fault(
        "ads/user-unit",
        "A supplied PDF is drawn in units of its own",
        "Some programs heed UserUnit and some do not, so it would come out in two sizes.",
        "GWG 2022: no UserUnit; G2",
    ),
    Fault(
        "ads/unread",
        "A supplied PDF can be read in part only",
        "What nobody could look at may be in any colour, or not there at all. A page of a million operators, or of one broken "
        "stream, is as much a risk on the platesetter.",
        "House rule",
    ),
    Fault(
        "ads/empty",
        "A supplied PDF draws nothing",
        "A white hole in the paper that was paid for; most likely the wrong file, or a layer that was switched off.",
        "House rule; G10",
    ),
    Fault(
        "ads/scripts",
        "A supplied PDF holds scripts or form fields",
        "What it shows is decided by a program when it is opened, or stands in fields and not on the page. The press "
        "shows the page.",
        "ISO 15930: no JavaScript, no XFA, no form fields; X6",
    ),
    Fault(
        "ads/foreign-feature",
        "A supplied PDF holds what no print file may",
        "PostScript, pictures kept elsewhere, curves and halftones of its own: each makes the plate depend on something that is "
        "not in the file or not under the printer's hand.",
        "ISO 15930-7, after Ghent and callas lists; X6",
    ),
    Fault(
        "ads/layers",
        "A supplied PDF has layers",
        "Which of them are seen is written outside the page, and gets lost where the page is put into another.",
        "GWG 2022 newspaper ads: no layers; X10",
    ),
    Fault(
        "ads/left-out",
        "Part of a supplied PDF stays behind",
        "Links, actions and attached files have no meaning on paper and must not be in a press file.",
        "ISO 15930: no actions",
    ),
    Fault(
        "ads/annotation",
        "A supplied PDF has notes on its page",
        "Comments, stamps and typed-in remarks lie over the page and are not printed with it. Now and then one is meant to be.",
        "ISO 15930: annotations outside the bleed only",
    ),
    Fault(
        "ads/font-missing",
        "A supplied PDF does not bring a font",
        "The press would set its words in another, with other widths. " + _SENT,
        "ISO 15930: all fonts embedded; F1",
    ),
    Fault(
        "ads/doubtful-font",
        "A supplied PDF has a font that may print otherwise than it looks",
        "A Type 3 font is drawn by the file itself, often as pixels; a missing character prints as an empty box.",
        "F2",
    ),
    Fault(
        "ads/transparency",
        "A supplied PDF is see-through where the exchange form knows no such thing",
        "PDF/X-1a has no transparency: what lies under it would be hidden, or the file refused.",
        "ISO 15930-4; X8",
    ),
    Fault(
        "ads/blend-space",
        "A supplied PDF blends its colours in a space that is no CMYK",
        "Where anything is see-through all colours would pass through that space, black text too, and come out in four inks.",
        "GWG 2022 R0030; X9",
    ),
    Fault(
        "ads/rgb",
        "A supplied PDF has colours that are no inks",
        "RGB and Lab are separated by whoever comes last, by a profile nobody chose. " + _SENT,
        "C1, C2; GWG 2022 R0027",
    ),
    Fault(
        "ads/profiled-colour",
        "A supplied PDF has CMYK or grey with a profile of its own",
        "The RIP converts such colours from that profile to the press's: black alone comes out in four inks.",
        "C1; GWG 2022 R0027",
    ),
    Fault(
        "ads/spot",
        "A supplied PDF has a spot colour, or the registration colour",
        "The press has no ink for it, and what stands for it in the file is a guess; the registration colour is 400 % of ink. "
        + _SENT,
        "C3; GWG 2022 R0020, R0024",
    ),
    Fault(
        "ads/colour",
        "A supplied PDF is in colour where black was booked",
        "The page has one plate, or one was paid for. Turned into grey, red and green may become the same. " + _SENT,
        "House rule",
    ),
    Fault(
        "ads/white-overprint",
        "A supplied PDF has white set to overprint",
        "White prints nothing, so what overprints in white is not there: a line of words, or a price, vanishes without a trace.",
        "C9",
    ),
    Fault(
        "ads/detail",
        "A supplied PDF is too fine or too coarse for the press",
        "Small type, thin rules and coarse pictures will not hold on newsprint. It is printed all the same, since it is the "
        "customer's to judge; a word before printing is cheaper than a refund after.",
        "T1 to T3, L1, L2, I1, I2, I4 of the press profile",
    ),
)
