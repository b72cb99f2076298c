import { readJson } from '../../shared/domain/decode/json-reader'
import { checkEvent } from '../../shared/domain/schema/check-event'
import { deriveSchema } from '../../shared/domain/schema/derive-schema'
import { createProfile, addSample, profileOf } from '../../shared/domain/schema/profile'
import { makeShape } from '../../shared/domain/schema/shape'

function readTree(text: string) {
  const reading = readJson(text)
  if (reading.kind !== 'tree')
    throw new Error(`A payload of the bench is no JSON: ${reading.kind} at ${reading.offset}.`)
  return reading.tree
}

/** Learns from texts; the result tells the grades that an event gets, as a set. */
export function learn(texts: readonly string[]) {
  const shape = makeShape(profileOf(texts.map(readTree)))
  return (text: string) => new Set(checkEvent(shape, readTree(text)).findings.map(({ grade }) => grade))
}

export const schemaOf = (texts: readonly string[]) => deriveSchema(profileOf(texts.map(readTree)))

/** Bytes to profile, one profile for all; what the speed is measured on. */
export function profileTexts(texts: readonly string[]) {
  const profile = createProfile()
  for (const text of texts) addSample(profile, readTree(text))
  return profile.fields
}
