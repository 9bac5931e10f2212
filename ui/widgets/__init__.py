"""The app's widgets, each in a small file, all drawn from the tokens of the theme. They hold no rules.

fund_bar.FundBarWidget      the fund bar: show_bar(FundBar), preview(FundBar | None), picked(state, code)
fund_figure.FundFigure      the 28 px figure left of it: show_bar(FundBar)
tile.Tile, paint_tile       a department's letter in its shape
glyph.GoalGlyph, paint_glyph, chip.Chip, paint_chips   goals as signs, as chips, "+2" where there is no room
state_mark.StateMark, paint_state   draft, open, contested, agreed, withdrawn, full, part, none; always with its word
tower.TierTower             one storey per tier: show_tower(Tower, scale), tier_picked(tier), hovered(tier)
tower_paint.paint_tower, hit_storey, tower_area   the same drawn elsewhere
tower_row.TowerRow          small towers of settled lines: show_towers, picked(line)
tier_picker.TierPicker      none, minimum, requested, stretch as four cells with their amounts
share_bar.ShareBar, paint_share   a thin bar for a share of something (a tier, acceptability, coverage)
months.MonthsBars, paint_months   twelve months as bars with letters
band.Hint, band.Refusal, band.News   icon, sentence, underlined next step
ask.Ask                     a question inside a page: ask(words, yes), agreed, declined
segmented.SegmentedControl  two or more views, one picked: chosen(key)
pick_button.PickButton      "Group Goal v": a word, the value, a menu: chosen(key)
buttons.button              a QPushButton of kind primary, plain, link, step or quiet, with icon and accessible name
badge.Badge, badge.PhasePill, badge.paint_pill   what waits; the phase; "undecided"
person.PersonButton, person.PeopleHere, paint_person   who I am (opens the switch); who is here
rail.Rail                   navigation: add(key, icon, words), badge, current; chosen(key)
logo.Logo                   the app's sign and word
empty.EmptyState            a drawing, a title, two lines, one primary button, one link
labels.text, Money, set_tone   labels by role; amounts right-aligned
card.Card, card.rule        a framed ground with title; a hairline
fields.search_field, fields.filter_field   line edits with their sign
paint                       what painted widgets share (text, hatches, focus ring)
"""
