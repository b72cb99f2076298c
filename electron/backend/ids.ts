import type { Random } from './ports'

/** 16 random bytes as 22 base64url characters: an id, or the unguessable part of a trigger's URL. */
export const createId = (random: Random): string => Buffer.from(random.bytes(16)).toString('base64url')
