import { streamTypes } from './agent-calls'
import type { CallBody } from './agent-calls'
import type { MuxSession } from './muxado'

export interface IngressError {
  code: string
  message: string
}

export type IngressReply = 'accept' | 'silent' | IngressError

/** What the ingress shall do; may be changed at any time. */
export interface IngressScript {
  auth(seen: SeenAuth): IngressReply
  bind(seen: SeenBind): IngressReply
  answersHeartbeats: boolean
}

export interface SeenAuth {
  AuthToken: string
  UserAgent: string
  Metadata: string
}

export interface SeenBind {
  domain: string
  forwardsTo: string
  metadata: string
}

interface Endpoint {
  session: MuxSession
  id: string
}

export interface IngressDesk {
  script: IngressScript
  auths: SeenAuth[]
  binds: SeenBind[]
  /** What is online, by host name. */
  endpoints: Map<string, Endpoint>
  /** The answer to a call of an agent; `null`: there shall be none. */
  answer(type: number, body: CallBody, session: MuxSession): CallBody | null
}

const refusal = ({ code, message }: IngressError): CallBody => ({ Error: `${message}\n\n${code}\n` })

/** Decides what agents are answered, and knows what is online. `urlOf` gives the URL of the n-th endpoint without a domain. */
export function createIngressDesk(urlOf: (number: number) => string): IngressDesk {
  const script: IngressScript = { auth: () => 'accept', bind: () => 'accept', answersHeartbeats: true }
  const auths: SeenAuth[] = []
  const binds: SeenBind[] = []
  const endpoints = new Map<string, Endpoint>()
  let lastId = 0

  const judge = (reply: IngressReply, accept: () => CallBody): CallBody | null => {
    if (reply === 'silent') return null
    return reply === 'accept' ? accept() : refusal(reply)
  }

  function auth(body: CallBody): CallBody | null {
    const seen = body['Extra'] as SeenAuth
    auths.push(seen)
    const extra = { Region: 'loopback', PlanName: 'Free' }
    return judge(script.auth(seen), () => ({ Version: '3', ClientId: `session-${auths.length}`, Extra: extra }))
  }

  function goOnline(opts: { Domain: string }, session: MuxSession): CallBody {
    lastId += 1
    const id = `endpoint-${lastId}`
    const url = opts.Domain ? `https://${opts.Domain}` : urlOf(lastId)
    const { host } = new URL(url)
    if (endpoints.has(host))
      return refusal({ code: 'ERR_NGROK_334', message: `The endpoint '${url}' is already online.` })
    endpoints.set(host, { session, id })
    return { Id: id, URL: url, Proto: 'https', Opts: opts, Extra: { Token: '' } }
  }

  function bind(body: CallBody, session: MuxSession): CallBody | null {
    const opts = body['Opts'] as { Domain: string }
    const extra = body['Extra'] as { Metadata: string }
    const seen = { domain: opts.Domain, forwardsTo: String(body['ForwardsTo']), metadata: extra.Metadata }
    binds.push(seen)
    return judge(script.bind(seen), () => goOnline(opts, session))
  }

  function unbind(body: CallBody): CallBody {
    for (const [host, { id }] of endpoints) if (id === body['Id']) endpoints.delete(host)
    return {}
  }

  return {
    ...{ script, auths, binds, endpoints },
    answer(type, body, session) {
      if (type === streamTypes.auth) return auth(body)
      if (type === streamTypes.bind) return bind(body, session)
      return type === streamTypes.unbind ? unbind(body) : null
    },
  }
}
