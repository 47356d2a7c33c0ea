/** How many worlds each property is tried on: a hundred by default, more where PROPERTY_RUNS says so. */
import fc from 'fast-check'

fc.configureGlobal({ numRuns: Number(process.env.PROPERTY_RUNS ?? 100) })
