// `import Sidereal` is all that a user writes: what its functions take and return comes along.
@_exported import Allocation
@_exported import Allocators
@_exported import Analysis
@_exported import Formulation
@_exported import Problems
@_exported import Reporting
@_exported import Search
@_exported import Simulation
@_exported import Threads
