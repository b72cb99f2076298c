import { METHODS } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import Fastify from 'fastify'
import type { FastifyInstance } from 'fastify'
import { notStoredAnswer } from '@shared/domain/answers'
import { sendLastAnswer } from './answer'
import { createHeldBytes } from './held-bytes'
import { createJudge } from './judge-exchange'
import { createRequestHandler } from './handle-request'
import { createLimitedWarning } from './limited-warning'
import { createOpenExchanges } from './open-exchanges'
import type { OpenExchanges } from './open-exchanges'
import { createPooledRandom } from './pooled-random'
import type { ReceiverDependencies } from './receiver'
import type { ReceiverLimits } from './receiver-limits'
import { createSocketRefuser } from './refuse-socket'
import type { SocketRefuser } from './refuse-socket'
import { createSettler } from './settle-exchange'

/** The server before it listens, and what closing it needs. */
export interface BuiltServer {
  app: FastifyInstance
  exchanges: OpenExchanges
  /** From now on every request gets 503. */
  refuseAll(): void
}

/**
 * Every request is rewritten to one route: the token is read from the target as received, never from a decoded path.
 * Fastify treats all methods as having no body, so that it touches neither content type nor bytes.
 */
function createApp(limits: ReceiverLimits, onBroken: SocketRefuser['refuseBroken']): FastifyInstance {
  const app = Fastify({
    logger: false,
    bodyLimit: 1,
    requestTimeout: limits.requestTimeoutMs,
    keepAliveTimeout: limits.keepAliveTimeoutMs,
    connectionTimeout: limits.socketTimeoutMs,
    forceCloseConnections: true,
    return503OnClosing: false,
    genReqId: () => '',
    rewriteUrl: () => '/',
    clientErrorHandler: onBroken,
    http: {
      headersTimeout: limits.headersTimeoutMs,
      connectionsCheckingInterval: limits.checkIntervalMs,
      maxHeaderSize: limits.maxHeaderBytes,
      requireHostHeader: false,
      insecureHTTPParser: false,
    },
  })
  app.server.maxConnections = limits.maxConnections
  // One more than allowed is enough to see that there are too many; Node drops the rest.
  app.server.maxHeadersCount = limits.maxHeaders + 1
  return app
}

/** Wires the receiver's parts onto a Fastify instance. */
export function buildServer(given: ReceiverDependencies, limits: ReceiverLimits): BuiltServer {
  const dependencies = { ...given, random: createPooledRandom(given.random) }
  const exchanges = createOpenExchanges()
  const heldBytes = createHeldBytes(limits.heldBytes)
  const notStored = createLimitedWarning(
    'Deliveries were not stored; their senders were told to try again.',
    dependencies,
  )
  const dropped = createLimitedWarning('Connections were refused because too many are open.', dependencies)
  const parts = { dependencies, limits, exchanges, heldBytes, notStored }
  const settler = createSettler(parts)
  const handler = createRequestHandler({ ...parts, settler, judge: createJudge(dependencies, settler) })
  const refuser = createSocketRefuser(parts)

  const app = createApp(limits, refuser.refuseBroken)
  // Without a listener for 'upgrade' Node hands such requests over like any other, so that they can be judged.
  const route = (message: IncomingMessage, response: ServerResponse): void => app.routing(message, response)
  app.server.on('checkContinue', route)
  app.server.on('checkExpectation', route)
  app.server.on('connect', refuser.refuseConnect)
  app.server.on('drop', () => dropped.count('connections'))

  for (const method of METHODS) app.addHttpMethod(method, { hasBody: false, overrideExisting: true })
  app.route({
    method: METHODS,
    url: '/',
    exposeHeadRoute: false,
    handler(request, reply) {
      reply.hijack()
      handler.handle(request.raw, reply.raw, request.originalUrl)
    },
  })
  app.setErrorHandler((error, request, reply) => {
    dependencies.log.error('A request failed before it could be handled.', error)
    reply.hijack()
    sendLastAnswer(request.raw, reply.raw, notStoredAnswer(), limits)
  })

  const overdue = setInterval(settler.answerOverdue, Math.min(1_000, limits.recordTimeoutMs)).unref()
  app.addHook('onClose', (_app, done) => {
    clearInterval(overdue)
    done()
  })
  return { app, exchanges, refuseAll: handler.refuseAll }
}
