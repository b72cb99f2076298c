const lookEveryMs = 500

/**
 * Ends this command when the npm that runs it ends. npm signals only the shell in between, and that shell dies without
 * passing the signal on, which would leave the app running with nobody to stop it.
 */
export function endWithNpm() {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    process.kill(process.pid, 'SIGTERM')
  }, lookEveryMs)
  timer.unref()
}
