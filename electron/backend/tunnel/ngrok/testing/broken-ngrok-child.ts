import { connectToParent } from '../parent-link'
import { runNgrokChild } from '../run-ngrok-child'

// What Windows says when the C++ runtime is missing.
const missing = new Error('The specified module could not be found.\n\\\\?\\C:\\app\\ngrok.win32-x64-msvc.node')

runNgrokChild({ parent: connectToParent(), loadSdk: () => Promise.reject(missing), exit: () => process.exit(0) })
