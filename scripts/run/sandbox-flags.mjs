import { say } from './say.mjs'

/** The flags Electron needs for its sandbox here: Chromium refuses to run sandboxed as root, so there it goes without. */
export function sandboxFlags(platform = process.platform, userId = process.getuid?.()) {
  return platform === 'linux' && userId === 0 ? ['--no-sandbox'] : []
}

/** `sandboxFlags()` of this user, with a warning when the sandbox is off. For the development launchers only. */
export function sandboxFlagsWithWarning() {
  const flags = sandboxFlags()
  if (flags.length > 0)
    say(
      'warning: running as root, so Electron starts without its sandbox (--no-sandbox); use an ordinary user for real work',
    )
  return flags
}
