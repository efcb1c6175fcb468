"""A page → its main text, with headings and captions marked, and title, outlet, address and day from its metadata."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from extractors.document import Furniture, FurnitureKind
from extractors.files import UnreadableError
from extractors.reading.calendar import parse_date
from extractors.reading.decode import decode
from extractors.reading.text import Raw
from extractors.rules.regexes import regex

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

MAX_DEPTH = 1_000
"""Of open tags. The parser's time grows with the square of the depth; no real page comes near this."""
MAX_JSON_LD = 500_000

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}["']?([\w-]{2,40})""", re.IGNORECASE)
_TAG = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})")
_FLAT = frozenset(b"p li td th tr dt dd option tbody thead tfoot br img hr input meta link source wbr area base col "
                  b"embed track param".split())
_DROPPED = ["script", "style", "noscript", "template", "iframe", "svg", "nav", "aside", "footer", "form", "button",
            "select", "dialog", "menu", "object", "video", "audio", "canvas"]
_BLOCKS = "p, h1, h2, h3, h4, h5, h6, li, blockquote, pre, figcaption, td, dt, dd"
_SIDE = regex(
    r"(?:^|[\s_-])(?:related|recommend\w*|more-?stories|newsletter|subscribe|promo\w*|social|share\w*|comments?|respond"
    r"|sidebar|widget|advert\w*|sponsored|outbrain|taboola|trending|most-?read|breadcrumbs?|tags|tag-list|cookie\w*"
    r"|read-?more|also-?read|popular|menu|navigation|pagination|author-?bio)(?:$|[\s_-])", re.IGNORECASE)
_META_TITLE = ("og:title", "twitter:title", "dc.title", "headline", "title")
_META_OUTLET = ("og:site_name", "application-name", "publisher", "dc.publisher", "article:publisher_name", "copyright")
_META_DATE = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "date", "pubdate",
    "publishdate", "publish-date", "publish_date", "publication_date", "dc.date", "dc.date.issued", "dcterms.created",
    "dcterms.date", "dcterms.issued", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "published",
    "article.published", "timestamp",
)
_ARTICLES = ("article", "newsarticle", "reportagenewsarticle", "blogposting", "webpage", "liveblogposting",
             "analysisnewsarticle", "backgroundnewsarticle")


def read_page(data: bytes) -> Raw:
    """Reads an HTML page. Raises UnreadableError for binary data and for tags nested beyond any real page's depth."""
    declared = _CHARSET.search(data, 0, 4096)
    text = decode(data, declared[1].decode("ascii") if declared else None)
    tree = _parsed(text)
    metas = _metas(tree)
    linked = _linked(tree)
    title = _first(metas, _META_TITLE) or _string(linked.get("headline")) or _heading(tree)
    outlet = _first(metas, _META_OUTLET[:2]) or _publisher(linked) or _first(metas, _META_OUTLET[2:])
    published = (parse_date(linked.get("datePublished"))
                 or next((day for name in _META_DATE if (day := parse_date(metas.get(name)))), None))
    url = metas.get("og:url") or _link(tree)
    tree.strip_tags(_DROPPED)
    published = published or _time(tree)
    words, furniture = _laid_out(_main(tree))
    return Raw(words, title, outlet, url, published, furniture)


def fragment_text(html: str) -> tuple[str, tuple[Furniture, ...]]:
    """The text of a piece of HTML, as feeds hold, with its headings and captions. Raises UnreadableError."""
    if "<" not in html and "&" not in html:
        return html.strip(), ()
    tree = _parsed(html)
    tree.strip_tags(_DROPPED)
    return _laid_out(tree.body or tree.root)


def _parsed(text: str) -> LexborHTMLParser:
    from selectolax.lexbor import LexborHTMLParser

    data = text.encode("utf-8", "replace")
    if data.count(b"<") > MAX_DEPTH and _depth(data) > MAX_DEPTH:
        raise UnreadableError("its tags are nested too deeply for a page")
    return LexborHTMLParser(data)


def _depth(data: bytes) -> int:
    """An upper bound of how deep the tags are nested; those that close themselves are left out."""
    depth = deepest = 0
    for slash, name in _TAG.findall(data):
        if name.lower() in _FLAT:
            continue
        depth = max(0, depth - 1) if slash else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _metas(tree: LexborHTMLParser) -> dict[str, str]:
    metas: dict[str, str] = {}
    for node in tree.css("meta[content]"):
        attributes = node.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        content = (attributes.get("content") or "").strip()
        if name and content:
            metas.setdefault(name.lower(), content)
    return metas


def _linked(tree: LexborHTMLParser) -> dict[str, Any]:
    """The article of the page's JSON-LD, or nothing."""
    for node in tree.css('script[type="application/ld+json"]'):
        words = node.text(deep=True)
        if len(words) > MAX_JSON_LD:
            continue
        try:
            value = json.loads(words)
        except (ValueError, RecursionError):
            continue
        for item in _items(value):
            kinds = item.get("@type")
            if any(str(kind).lower() in _ARTICLES for kind in (kinds if isinstance(kinds, list) else [kinds])):
                return item
    return {}


def _items(value: Any) -> Iterator[dict[str, Any]]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            if isinstance(graph, list):
                yield from (part for part in graph if isinstance(part, dict))


def _publisher(linked: dict[str, Any]) -> str | None:
    publisher = linked.get("publisher")
    if isinstance(publisher, list):
        publisher = publisher[0] if publisher else None
    return _string(publisher.get("name") if isinstance(publisher, dict) else publisher)


def _string(value: Any) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _first(metas: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((" ".join(metas[name].split()) for name in names if name in metas), None)


def _heading(tree: LexborHTMLParser) -> str | None:
    for selector in ("h1", "title"):
        for node in tree.css(selector):
            if words := _string(node.text(deep=True)):
                return words
    return None


def _link(tree: LexborHTMLParser) -> str | None:
    node = tree.css_first('link[rel="canonical"]')
    return node.attributes.get("href") if node else None


def _time(tree: LexborHTMLParser) -> dt.date | None:
    """The day of a <time> element that stands by the article, or of an element whose class says so."""
    for selector in ("time[itemprop=datePublished]", "[itemprop=datePublished]", "time[pubdate]", "article time",
                     "main time", "header time", ".published", ".date-published", ".post-date", ".entry-date"):
        for node in tree.css(selector):
            value = node.attributes.get("datetime") or node.attributes.get("content") or node.text(deep=True)
            if day := parse_date(value):
                return day
    return None


def _main(tree: LexborHTMLParser) -> LexborNode | None:
    """The node that holds the article: the one whose paragraphs hold most text, or the page where none has any."""
    scores: dict[int, float] = defaultdict(float)
    nodes: dict[int, LexborNode] = {}
    for node in tree.css("p"):
        weight = len(node.text(deep=True).strip())
        if weight < 25:
            continue
        parent, share = node.parent, 1.0
        for _ in range(3):
            if parent is None or parent.tag in ("html", "-undef"):
                break
            nodes[parent.mem_id] = parent
            scores[parent.mem_id] += share * weight
            parent, share = parent.parent, share / 2
    if not scores:
        return tree.css_first("article") or tree.css_first("main") or tree.body or tree.root
    return nodes[max(scores, key=lambda key: scores[key])]


def _laid_out(main: LexborNode | None) -> tuple[str, tuple[Furniture, ...]]:
    """The text of the blocks, a line each, and which lines are furniture by their tags."""
    if main is None:
        return "", ()
    for node in main.css("br"):
        node.replace_with("\n")
    lines: list[str] = []
    furniture: list[Furniture] = []
    length = 0
    blocks = main.css(_BLOCKS)
    for node in blocks or [main]:
        if blocks and node.css_first("p, li") and node.tag in ("li", "blockquote", "td", "dd"):
            continue
        kind = _kind(node, main)
        words = node.text(deep=True)
        if kind is None and _is_links(node, words):
            kind = "navigation"
        for line in words.split("\n") if kind is None else [words]:
            line = " ".join(line.split())
            if not line:
                continue
            if kind:
                furniture.append(Furniture(length, length + len(line), kind))
            lines.append(line)
            length += len(line) + 1
    return "\n".join(lines), tuple(furniture)


def _kind(node: LexborNode, main: LexborNode) -> FurnitureKind | None:
    tag = node.tag or ""
    if tag[0:1] == "h":
        return "headline" if tag == "h1" else "subheading"
    if tag == "figcaption":
        return "caption"
    step: LexborNode | None = node
    while step is not None and step.mem_id != main.mem_id:
        attributes = step.attributes
        if any(value and _SIDE.search(value) for value in (attributes.get("class"), attributes.get("id"))):
            return "related"
        if step.tag in ("figure", "table", "header") and node.tag != "p":
            return "caption" if step.tag == "figure" else None
        step = step.parent
    return None


def _is_links(node: LexborNode, words: str) -> bool:
    """True where most of a block is links: a menu, or the way to another story."""
    linked = sum(len(link.text(deep=True)) for link in node.css("a"))
    return linked > 0 and 10 * linked > 8 * len(words.strip())
