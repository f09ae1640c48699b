// `import Sidereal` is all that a user writes: what its functions take and return comes along, and nothing else does.
@_exported import Answers
@_exported import Modelling
@_exported import Problems
@_exported import Reporting
@_exported import Search
