import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { SetUpError } from './set-up-error.mjs'

const setUserIdBit = 0o4000

/** Stops with the exact remedy where this Linux lets an ordinary user's Electron build no sandbox, as Ubuntu 24.04 does. */
export function checkSandboxHelper(dist) {
  if (process.platform !== 'linux' || process.getuid() === 0) return
  const helper = path.join(dist, 'chrome-sandbox')
  const stats = statSync(helper, { throwIfNoEntry: false })
  const kernel = {
    isRestrictedByAppArmor: readKernelValue('kernel/apparmor_restrict_unprivileged_userns') === '1',
    isCloneForbidden: readKernelValue('kernel/unprivileged_userns_clone') === '0',
    areNamespacesOff: readKernelValue('user/max_user_namespaces') === '0',
  }
  if (canSandbox(kernel, stats)) return
  throw new SetUpError(
    `this system lets programs build no sandbox without a helper that belongs to root. Run this line, then run the command again:\n\n  sudo chown root:root ${helper} && sudo chmod 4755 ${helper}\n`,
  )
}

/**
 * Whether Electron can build its sandbox: by user namespaces, unless the kernel keeps them from ordinary users, else
 * through its helper program, which has to belong to root and run as root.
 */
export function canSandbox({ isRestrictedByAppArmor, isCloneForbidden, areNamespacesOff }, helper) {
  const hasNamespaces = !isRestrictedByAppArmor && !isCloneForbidden && !areNamespacesOff
  return hasNamespaces || (helper?.uid === 0 && (helper.mode & setUserIdBit) !== 0)
}

function readKernelValue(name) {
  try {
    return readFileSync(path.join('/proc/sys', name), 'utf8').trim()
  } catch {
    return null
  }
}
