import type { BodyView } from '@shared/contracts/delivery'
import type { Analysis } from '@shared/contracts/profile'

export type ViewForm = 'pretty' | 'raw' | 'hex'

export type AnalysisTask =
  | { task: 'analyse'; bodies: Uint8Array[] }
  | { task: 'view'; body: Uint8Array; contentType: string | null; form: ViewForm }

export type AnalysisReply = { ok: true; value: Analysis | BodyView } | { ok: false; message: string }
