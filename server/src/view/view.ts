import { z } from 'zod';

/** Pages whose state can be kept under a name. */
const viewPages = ['overview', 'needs', 'voices', 'journey', 'tickets'] as const;

/** A kept state of a page: private, or for the whole team. */
export const SavedView = z.object({
  id: z.uuid(),
  page: z.enum(viewPages),
  name: z.string(),
  query: z.string(),
  team: z.boolean(),
  mine: z.boolean(),
});
export type SavedView = z.infer<typeof SavedView>;

/** What a person gives to keep a view. */
export const NewView = z.object({
  page: z.enum(viewPages),
  name: z.string().trim().min(1).max(80),
  query: z.string().max(2_000),
  team: z.boolean().default(false),
});
export type NewView = z.infer<typeof NewView>;
