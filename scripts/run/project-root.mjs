import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The absolute path of the repository's root folder. */
export const projectRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..')

/** Joins path segments onto the repository's root folder. */
export function inProject(...segments) {
  return path.join(projectRoot, ...segments)
}
