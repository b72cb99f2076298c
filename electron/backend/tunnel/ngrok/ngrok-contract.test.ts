import { describeDriver } from '../testing/driver-contract'
import { openNgrokRig } from './testing/open-ngrok-rig'
import { makeThrowawayCertificate } from './testing/throwaway-certificate'

const certificate = makeThrowawayCertificate()

describeDriver('ngrok', { hasConnection: true }, () => openNgrokRig(certificate))
