import type { z } from 'zod'
import type { ErrorCode } from './errors.ts'

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** Who may enter at all. What they may touch once inside is the feature's policy. */
export const SCOPES = ['public', 'session', 'person', 'staff', 'assessor', 'centreManager'] as const
export type Scope = (typeof SCOPES)[number]

export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Reply extends z.ZodType = z.ZodType,
> {
  method: HttpMethod
  /** Under /api/v1, with `:name` for each part of `params`. */
  path: string
  /** A sentence for the API's page. */
  summary: string
  /** The heading that it stands under in OpenAPI. */
  tag: string
  scope: Scope
  params?: Params
  query?: Query
  body?: Body
  /** What a success answers with, by status. One success status an endpoint. */
  status: 200 | 201 | 204
  reply: Reply
  /** Media types, where a success is a file and no JSON; `reply` then says nothing. */
  repliesWithFile?: readonly string[]
  /** The codes that a caller should be ready for, besides those that any endpoint may answer. */
  errors: readonly ErrorCode[]
  /** A write that may be repeated: an `Idempotency-Key` header is honoured. */
  idempotent?: boolean
}

/** Keeps an endpoint's schemas as their own types, so that both ends infer from the same object. */
export function defineEndpoint<
  const Params extends z.ZodType,
  const Query extends z.ZodType,
  const Body extends z.ZodType,
  const Reply extends z.ZodType,
>(endpoint: Endpoint<Params, Query, Body, Reply>): Endpoint<Params, Query, Body, Reply> {
  return endpoint
}

type Given<S> = S extends z.ZodType ? z.input<S> : undefined
type Got<S> = S extends z.ZodType ? z.output<S> : undefined

export type ParamsOf<E extends Endpoint> = Given<E['params']>
export type QueryOf<E extends Endpoint> = Given<E['query']>
export type BodyOf<E extends Endpoint> = Given<E['body']>
export type ReplyOf<E extends Endpoint> = Got<E['reply']>
