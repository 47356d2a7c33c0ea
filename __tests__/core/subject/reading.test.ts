/** Tests the ways to read a subject of a server that leaves colons in names as they are. */
import { expect, it } from 'vitest'
import { readingsOf } from '../../../src/core/subject/reading.ts'
import { formatSegments } from '../../../src/core/subject/subject.ts'

const SUBJECT = 'repo:o/r:workflow:w:environment:e:ref:refs/heads/main'

const ALL = [
  'repo:o/r:workflow:w%3Aenvironment%3Ae%3Aref%3Arefs/heads/main',
  'repo:o/r:workflow:w%3Aenvironment%3Ae:ref:refs/heads/main',
  'repo:o/r:workflow:w:environment:e%3Aref%3Arefs/heads/main',
  SUBJECT,
]

/** The readings as subjects whose colons are encoded, so that each shows where its segments end. */
const shown = (...given: Parameters<typeof readingsOf>) =>
  readingsOf(...given)
    ?.map(({ segments }) => formatSegments(segments))
    .toSorted()

it('are all of them where nothing is known', () => {
  expect(shown(SUBJECT, true)).toEqual(ALL.toSorted())
})

it.each<[readonly string[], readonly string[]]>([
  [['repo', 'workflow'], ALL.slice(0, 1)],
  [['repo', 'workflow', 'ref'], ALL.slice(1, 2)],
  [['repository', 'workflow', 'environment'], ALL.slice(2, 3)],
  [['repo', 'workflow', 'context'], ALL.slice(1, 3)],
  [['repo', 'workflow', 'environment', 'ref'], ALL.slice(3)],
  // What fits no reading tells none from another.
  [['repo', 'actor', 'ref'], ALL],
  [['repo', 'ref', 'workflow'], ALL],
])('are those that fit the whole template %j', (keys, readings) => {
  expect(shown(SUBJECT, true, { template: { keys } })).toEqual(readings.toSorted())
})

it('is one where colons are encoded', () => {
  expect(shown(SUBJECT, false, { template: { keys: ['repo', 'workflow'] } })).toEqual([SUBJECT])
})
