import { join, normalize, sep } from 'node:path'

/** The file inside `root` that a request path names, or `null` when it points outside. */
export function resolveAsset(root: string, pathname: string): string | null {
  let decoded: string
  try {
    decoded = decodeURIComponent(pathname)
  } catch {
    return null
  }
  const path = normalize(join(root, decoded === '/' ? 'index.html' : decoded))
  return path.startsWith(root + sep) && !path.includes('\0') ? path : null
}
