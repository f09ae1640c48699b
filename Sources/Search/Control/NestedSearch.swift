import Allocation
import Threads

/// A search for a part of a problem, such as one world, by whoever looks at the parts: instance, options, feasible plans
/// that the answer must not be worse than, and its time.
typealias NestedSearch = @Sendable (Instance, SearchOptions, [Plan], TimeBudget) throws -> SearchResult
