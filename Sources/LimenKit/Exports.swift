// A program that imports LimenKit needs the model's values, and the values of other modules that the engine takes and
// returns; nothing else of these modules is visible.
@_exported import LimitModel

import Archive
import Formats
import Methods
import Quantities
import Regions

// Values with units.
public typealias ConfidenceLevel = Quantities.ConfidenceLevel
public typealias PhysicalDimension = Quantities.PhysicalDimension
public typealias PhysicalUnit = Quantities.PhysicalUnit
public typealias Quantity = Quantities.Quantity
public typealias QuantityError = Quantities.QuantityError

// Regions of a plane.
public typealias EdgeKind = Regions.EdgeKind
public typealias Region = Regions.Region
public typealias Side = Regions.Side

// Files of other formats.
public typealias Field = Formats.Field
public typealias Format = Formats.Format
public typealias ImportOverrides = Formats.ImportOverrides
public typealias FieldError = Formats.FieldError

// Results of methods.
public typealias EventYields = Methods.EventYields
public typealias InputValue = Methods.InputValue
public typealias MassBound = Methods.MassBound
public typealias MassGap = Methods.MassGap

// The history of an archive.
public typealias Decision = Archive.Decision
public typealias Difference = Archive.Difference

public typealias ItemDifference = Archive.ItemDifference
public typealias LogEntry = Archive.LogEntry
public typealias MergeOutcome = Archive.MergeOutcome
public typealias QueryBounds = Archive.QueryBounds
public typealias QueryValue = Archive.QueryValue
public typealias Release = Archive.Release
public typealias ReleaseEntry = Archive.ReleaseEntry
public typealias StandingDifference = Archive.StandingDifference
public typealias StandingEvent = Archive.StandingEvent
