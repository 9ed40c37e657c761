// A program that imports LimenKit needs the values it deals in as well.
@_exported import Answers
@_exported import Archive
@_exported import Formats
@_exported import JSON
@_exported import LimitModel
@_exported import Quantities
@_exported import Regions
