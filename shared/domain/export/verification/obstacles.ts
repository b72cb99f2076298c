import type { Recipe } from '../../../contracts/recipe'
import type { ValueSource } from '../../../contracts/value-source'
import type { ExportSource } from '../export-source'

const sourcesOf = (recipe: Recipe): ValueSource[] => {
  const sources: ValueSource[] = []
  if (recipe.timestamp !== undefined) sources.push(recipe.timestamp.source)
  if (typeof recipe.replay === 'object') sources.push(recipe.replay.nonce)
  if ('bodyDigest' in recipe && recipe.bodyDigest !== undefined) sources.push(recipe.bodyDigest.source)
  if ('algorithm' in recipe && typeof recipe.algorithm === 'object') sources.push(recipe.algorithm.by)
  for (const part of 'content' in recipe ? recipe.content : []) {
    if (part.part === 'lines') sources.push(part.by)
    if (part.part === 'header-list') sources.push(part.names)
  }
  return sources
}

const instead = 'Verify with Hookwright, or with the package of the vendor.'

/** Why no code can be written for a source; `null` when it can. */
export function findObstacle(source: ExportSource, languageName: 'Node' | 'Python'): string | null {
  if (source.authentication.method === 'apiKey') return null
  const { recipe } = source.authentication
  if (recipe.type === 'jwt') {
    const library = languageName === 'Node' ? 'jose' : 'PyJWT'
    return `This scheme sends a token (JWT), and checking one safely takes a library of its own. Use ${library}.`
  }
  if ('key' in recipe && typeof recipe.key === 'object') {
    return `The public key of this scheme has to be fetched from ${source.connection.name}, which a stand-alone file does not do. ${instead}`
  }
  const isPublic = recipe.type === 'ed25519' || recipe.type === 'ecdsa' || recipe.type === 'rsa'
  if (isPublic && languageName === 'Python') {
    return `This scheme verifies with a public key, which the standard library of Python cannot do. Export the code for Node, or use the Python package “cryptography”.`
  }
  const unread = sourcesOf(recipe).find(
    ({ from }) =>
      from === 'claim' || from === 'key' || (from === 'event' && (source.connection.decode?.length ?? 0) > 0),
  )
  return unread === undefined ? null : `This scheme reads a value that only Hookwright finds in the body. ${instead}`
}
