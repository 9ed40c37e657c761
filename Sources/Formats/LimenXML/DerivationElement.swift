import LimitModel
import Quantities

extension SubmissionBuilder {
    /// A limit to be computed; its method is the element that no other rule claims.
    mutating func readDerivation(_ element: Element) -> DerivationRequest? {
        let head = readHead(element)
        let common = ["title", "confidence", "criterion", "holds", "set", "bias", "cite", "preferred", "note"]
        let method = element.children.first { !common.contains($0.name) }.map { input($0) }
        refuseRepeats(element.all("set"), attribute: "parameter")
        let plane = slug(element, "plane").flatMap { planes[$0] }
        let point = readValues(element.all("set"), plane?.parameters)
        guard let head, let method else {
            findings.failUnlessReported(element)
            return nil
        }
        return DerivationRequest(
            limit: head.slug, title: head.title, plane: head.plane, status: head.status, statement: head.statement,
            holdings: head.holdings, point: point, bias: head.bias, citations: head.citations, method: method,
            note: element.text(of: "note"))
    }

    /// An input by the general rule: what has value, unit and status is a number, whose dimension the unit decides; other
    /// attributes become children with a text. So a new derivation needs no code here.
    private mutating func input(_ element: Element) -> InputNode {
        let isNumber = element["value"] != nil && element["unit"] != nil && element["status"] != nil
        let claimed = isNumber ? ["value", "unit", "status", "error", "source"] : []
        let texts = element.attributes.filter { !claimed.contains($0.name) }.map {
            InputNode(name: $0.name, text: $0.value.collapsed, line: element.line)
        }
        let text = element.text.collapsed
        return InputNode(
            name: element.name, number: isNumber ? inputNumber(element) : nil, text: text.isEmpty ? nil : text,
            children: texts + element.children.map { input($0) }, line: element.line)
    }

    private mutating func inputNumber(_ element: Element) -> InputNode.Number? {
        guard let dimension = dimension(ofUnitIn: element), let value = quantity(element, as: dimension),
            let status = choice(element, "status", as: InputStatus.self)
        else { return nil }
        var error: Double?
        if element["error"] != nil {
            error = quantity(element, as: dimension, attribute: "error")
            if let size = error, size < 0 {
                findings.fail(
                    line: element.line, field: "\(element.label) error", "it is negative",
                    remedy: "write the larger of the stated errors without sign")
            }
        }
        return InputNode.Number(
            value: value, dimension: dimension, error: error, status: status, source: element["source"])
    }
}
