import Testing

@testable import FeaturesAPI

struct HeaderValueTests {
    @Test(arguments: [
        ("text/csv", "text/csv", [:]),
        ("Text/CSV; Charset=utf-8;", "text/csv", ["charset": "utf-8"]),
        (#"attachment; filename="a;b=c.zip""#, "attachment", ["filename": "a;b=c.zip"]),
        (#"attachment ; filename = a b.zip ; x=1"#, "attachment", ["filename": "a b.zip", "x": "1"]),
        ("a; f*=utf-8'de'%E2%82%AC%20rates", "a", ["f": "€ rates"]),
        ("a; f*=ISO-8859-1''Fl%E4che; f=Flache", "a", ["f": "Fläche"]),
        ("a; f=plain; f*=UTF-8''extended", "a", ["f": "extended"]),
        (#"a; f="\"\\\n""#, "a", ["f": #""\\n"#]),
    ])
    func `a header value is separated from its parameters`(text: String, value: String, parameters: [String: String])
        throws
    {
        let header = try #require(HeaderValue(text))
        #expect(header.text == value)
        #expect(header.parameters == parameters)
    }

    @Test(arguments: [
        #"a; f="open"#, "a; f=1; F=2", "a; =1", "a; f", #"a; f="x" y"#, "a; f*=UTF-8''%ZZ", "a; f*=koi8-r''x",
        "a; f*=x", "a; f*=UTF-8''%FF", "a; f*=UTF-8''a%00",
    ])
    func `an ambiguous header value is invalid`(text: String) {
        #expect(HeaderValue(text) == nil)
    }

    @Test func `a name in ISO 8859-1 is read`() throws {
        let header = try #require(HeaderValue(Array("a; f=\"Fl".utf8) + [0xE4] + Array("che\"".utf8)))
        #expect(header.parameters == ["f": "Fläche"])
    }
}
