import { connectToParent } from '../parent-link'
import { runNgrokChild } from '../run-ngrok-child'
import { fakeNgrokSdk } from './fake-ngrok-sdk'

runNgrokChild({
  parent: connectToParent(),
  loadSdk: () => Promise.resolve(fakeNgrokSdk),
  exit: () => process.exit(0),
})
