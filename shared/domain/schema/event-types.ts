import type { JsonNode } from '../decode/json-node'
import { compareText } from './compare-text'
import { addSample, createProfile, mergeProfiles } from './profile'
import type { Profile } from './profile'

/** The profiles of a trigger by event type; `''` is for events that tell no type. */
export type ProfileSet = ReadonlyMap<string, Profile>

/** An event with the type that a header or a path such as `action` tells. */
export interface TypedEvent {
  type: string | null
  tree: JsonNode
}

/** Event types past this many share the profile of those that tell none, so that a free text cannot make endless profiles. */
export const maxEventTypes = 200

const typesOf = (events: readonly TypedEvent[]): ReadonlySet<string> =>
  new Set([...new Set(events.map(({ type }) => type ?? ''))].sort(compareText).slice(0, maxEventTypes))

/** One profile for each event type, by type. */
export function profileByType(events: readonly TypedEvent[]): ProfileSet {
  const kept = typesOf(events)
  const profiles = new Map([...kept].map((type) => [type, createProfile()]))
  for (const { tree, type } of events) {
    const key = type !== null && kept.has(type) ? type : ''
    const profile = profiles.get(key) ?? createProfile()
    addSample(profile, tree)
    profiles.set(key, profile)
  }
  return profiles
}

/** All event types as one profile. */
export function joinTypes(profiles: ProfileSet): Profile {
  return [...profiles.values()].reduce(mergeProfiles, createProfile())
}
