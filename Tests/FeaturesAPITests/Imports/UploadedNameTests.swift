import Testing

@testable import FeaturesAPI

struct UploadedNameTests {
    @Test(arguments: [
        ("sites.zip", "sites.zip"), ("Flächen Süd.ZIP", "Flächen Süd.ZIP"), ("../../etc/passwd", "passwd"),
        (#"C:\Daten\sites.zip"#, "sites.zip"), ("..", "upload"), ("", "upload"), ("/", "upload"), (".hidden", "hidden"),
        ("a\0b\n\u{202E}c.zip", "abc.zip"), ("  . .x.zip", "x.zip"), ("con/../x", "x"),
        (
            "a" + String(repeating: "\u{301}", count: 120) + ".zip",
            "a" + String(repeating: "\u{301}", count: 97) + ".zip"
        ),
        ("a" + String(repeating: "\u{301}", count: 120) + ".", "a" + String(repeating: "\u{301}", count: 99) + "."),
        ("../\u{301}/../\u{301}x", "\u{301}x"), ("\u{6DD}/..\u{6DD}/../x", "x"), (".\u{301}x", "\u{301}x"),
        (String(repeating: "ä", count: 300) + ".zip", String(repeating: "ä", count: 98) + ".zip"),
        (String(repeating: "x", count: 300), String(repeating: "x", count: 200)),
    ])
    func `a file name cannot lead out of its folder`(sent: String, name: String) {
        #expect(UploadedName(sent).text == name)
    }

    @Test(arguments: [
        ("PK\u{3}\u{4}…", nil, "zip"), ("SQLite format 3\0…", nil, "gpkg"), ("fgb\u{3}fgb", nil, "fgb"),
        (" \r\n{\"type\"", nil, "geojson"), ("\u{FEFF}{", "text/csv", "geojson"), ("id;name", "text/csv", "csv"),
        ("id;name", nil, nil), ("id;name", "application/octet-stream", nil), ("<html>", "text/html", nil),
        ("PK\u{3}\u{4}", "text/csv", "zip"),
    ])
    func `the kind of a file follows from its content, then from its media type`(
        content: String, type: String?, ending: String?
    ) {
        #expect(UploadedName.ending(ofContent: Array(content.utf8), mediaType: type) == ending)
    }

    @Test(arguments: [("a.zip", "zip"), ("a.ZIP", "zip"), ("a.tar.gz", nil), ("zip", nil), ("a.shp.xml", nil)])
    func `an extension is recognised in any case`(name: String, ending: String?) {
        #expect(UploadedName(name).ending == ending)
    }
}
