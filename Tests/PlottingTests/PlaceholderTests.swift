import Testing

@testable import Plotting

@Suite struct FigureSizeTests {
    @Test func `a size keeps its sides`() { #expect(FigureSize(width: 2, height: 1).width == 2) }
}
