@_exported import Knowledge
@_exported import Schedule
import Storage

// What a niche says to its tables; it never sees where they lie, or whose they are.
public typealias Query = Storage.Query
public typealias Row = Storage.Row
public typealias StorageError = Storage.StorageError
public typealias PostgresValue = Storage.PostgresValue
public typealias ScheduleConflict = Storage.ScheduleConflict
