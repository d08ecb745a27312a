import { z } from 'zod';
import { budgetNames, parseBudget } from '../../domain/budget.js';
import { parseVersionRange } from '../../domain/version-range.js';
import { parsedText, text } from './fields.js';

/** What a site or a type may say about its guests and the way to them. */
export const guestFields = () => ({
  cloud_init: parsedText(parseVersionRange, { code: 'version-range', example: '">=22.4 <27"' })
    .optional()
    .describe('The versions of cloud-init that the guests have: warnings follow it.'),
  budget: z
    .union([z.int().transform(String), text({ example: 'ec2' })], {
      error: `a number of bytes, or one of ${budgetNames.join(', ')}`,
    })
    .pipe(parsedText(parseBudget, { code: 'budget', example: 'ec2' }))
    .optional()
    .describe('How large the user-data of a device may be: a number of bytes, or the name of a platform.'),
});
