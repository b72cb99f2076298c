import { hubSignatureCase } from './hub-signature-case'
import type { PackageCase } from './package-case'

export const cases: readonly PackageCase[] = [hubSignatureCase('bitbucket', 'X-Hub-Signature')]
