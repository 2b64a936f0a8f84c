"""Galleys: articles become runs of set lines, heads at every size the schedule allows, captions and QR codes."""

from stonehand.galleys.setting import set_galley, set_galleys

__all__ = ["set_galley", "set_galleys"]
