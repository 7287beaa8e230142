// SPDX-License-Identifier: EUPL-1.2
// What people come for, from start to end.
export const journeys = []
