import { expect, it } from 'vitest'
import type { JsonNode } from '../decode/json-node'
import { readJson } from '../decode/json-reader'
import { deriveSchema } from './derive-schema'
import { joinTypes, maxEventTypes, profileByType } from './event-types'
import { profileOf } from './profile'
import { writeProfile } from './stored-profile'

const treeOf = (text: string): JsonNode => {
  const reading = readJson(text)
  if (reading.kind !== 'tree') throw new Error(`Not JSON: ${text}`)
  return reading.tree
}

const opened = { type: 'opened', tree: treeOf('{"issue":{"id":1}}') }
const labeled = { type: 'labeled', tree: treeOf('{"issue":{"id":2},"label":"bug"}') }
const untold = { type: null, tree: treeOf('{"zen":"calm"}') }

it('counts the samples of each event type by themselves', () => {
  const profiles = profileByType([opened, labeled, opened, opened, untold])
  expect([...profiles.keys()]).toEqual(['', 'labeled', 'opened'])
  expect([...profiles.values()].map(({ samples }) => samples)).toEqual([1, 1, 3])
  const schema = deriveSchema(profiles.get('opened') ?? profileOf([]))
  expect(schema).toMatchObject({ required: ['issue'] })
  expect(JSON.stringify(schema)).not.toContain('label')
})

it('joins them into what all samples teach', () => {
  const events = [opened, labeled, untold]
  const joined = joinTypes(profileByType(events))
  expect(writeProfile(joined)).toEqual(writeProfile(profileOf(events.map(({ tree }) => tree))))
})

it('makes no more profiles than there is room for', () => {
  const events = Array.from({ length: 500 }, (_unused, index) => ({ ...opened, type: `type-${index}` }))
  const profiles = profileByType(events)
  expect(profiles.size).toBe(maxEventTypes + 1)
  expect(joinTypes(profiles).samples).toBe(500)
})
