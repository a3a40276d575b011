"""Boxes that can be ticked on the screen, in a PDF that Typst has made.

Typst makes no form fields, but it makes links: a link whose address begins with `box:` has the place, the number in the
tree of tags and the element there that a field needs. This turns each of them into a check box; what is drawn on the
page, the frame for a pen, stays as it is.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pikepdf import Pdf

#: What the address of such a link begins with; the name of the box follows.
LINK = "box:"
_OFF, _ON = "/Off", "/Yes"


def with_boxes(pdf: bytes, boxes: Mapping[str, str]) -> bytes:
    """The PDF with its marked links as check boxes.

    The same PDF gives the same bytes; written in compressed streams it takes half the room.

    Args:
        pdf: as Typst wrote it.
        boxes: name of each box → what it is for, which a screen reader says.

    Raises:
        ValueError: the boxes of the PDF are not those of `boxes`; it says which.
    """
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as document:
        fields = _fields(document, boxes)
        document.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array(list(fields.values())))
        odd = sorted(boxes.keys() ^ fields.keys())
        if odd:
            message = f"boxes that are only drawn or only named: {', '.join(odd)}"
            raise ValueError(message)
        out = io.BytesIO()
        document.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _fields(document: Pdf, boxes: Mapping[str, str]) -> dict[str, Any]:
    """Every marked link of the PDF as a field, by its name."""
    import pikepdf

    numbers = list(document.Root.StructTreeRoot.ParentTree.Nums)
    elements = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
    looks: dict[tuple[float, float], dict[str, Any]] = {}
    fields = {}
    for page in document.pages:
        for link in page.obj.get("/Annots", []):
            address = str(link.A.get("/URI", "")) if "/A" in link else ""
            if not address.startswith(LINK):
                continue
            name = address.removeprefix(LINK)
            left, low, right, high = (float(edge) for edge in link.Rect)
            size = (round(right - left, 2), round(high - low, 2))
            for key in ("/A", "/Border", "/Contents"):
                del link[key]
            link.Subtype = pikepdf.Name.Widget
            link.FT = pikepdf.Name.Btn
            link.T = pikepdf.String(name)
            link.TU = pikepdf.String(boxes.get(name, ""))
            link.P = page.obj
            link.V = link.AS = pikepdf.Name(_OFF)
            if size not in looks:
                looks[size] = _looks(document, *size)
            # A dictionary for each box, not one for all: some viewers show no tick where it stands apart.
            link.AP = pikepdf.Dictionary(N=pikepdf.Dictionary(looks[size]))
            elements[int(link.StructParent)].S = pikepdf.Name.Form
            fields[name] = link
    return fields


def _looks(document: Pdf, wide: float, high: float) -> dict[str, Any]:
    """What is shown inside the frame in each state: a tick, or nothing."""
    import pikepdf

    corners = ((0.22, 0.52), (0.42, 0.26), (0.8, 0.8))
    (start, *rest) = [f"{x * wide:.2f} {y * high:.2f}" for x, y in corners]
    tick = f"0 G 2 w 1 J 1 j {start} m {' '.join(f'{point} l' for point in rest)} S"
    states = {}
    for state, drawing in ((_ON, tick), (_OFF, "")):
        look = document.make_stream(drawing.encode())
        look.Type, look.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        look.BBox = pikepdf.Array([0, 0, wide, high])
        look.Resources = pikepdf.Dictionary()
        states[state] = look
    return states
