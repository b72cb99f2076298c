import { connectToParent } from './parent-link'
import { runNgrokChild } from './run-ngrok-child'

// Loaded only when it is needed, so that a missing or blocked binary can still be reported.
const loadSdk = async () => (await import('@ngrok/ngrok')).default

runNgrokChild({ parent: connectToParent(), loadSdk, exit: () => process.exit(0) })
