import { SetUpError } from './set-up-error.mjs'

const required = [20, 19]

/** Whether a Node version such as `20.19.1` is recent enough to build and test the app. */
export function isNodeRecentEnough(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number)
  return major > required[0] || (major === required[0] && minor >= required[1])
}

/** Stops the set-up with a clear message when the running Node is too old. */
export function checkNodeVersion(version = process.versions.node) {
  if (isNodeRecentEnough(version)) return
  throw new SetUpError(
    `Node ${version} is too old: Hookwright needs Node ${required.join('.')} or later. Install a newer Node from https://nodejs.org and run the command again.`,
  )
}
