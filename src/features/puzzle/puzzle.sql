-- Every statement about puzzles.

-- puzzle_hand_in(str puzzle, int64 until) -> bool
INSERT INTO puzzle_done (puzzle, until) VALUES (:puzzle, :until)
ON CONFLICT (puzzle) DO NOTHING;

-- puzzle_forget(int64 now)
DELETE FROM puzzle_done WHERE until < :now;
