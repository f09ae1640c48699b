"""Benchmarks of Sidereal: seeded instances, our times by phase, other solvers side by side, growth of cost."""
